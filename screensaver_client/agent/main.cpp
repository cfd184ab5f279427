#include "common/kernels/built_in.h"
#include "screensaver_client/agent/agent_program.h"

int main(int argc, char** argv) {
    return gleaner::runAgentProgram(argc, argv, gleaner::makeSystemSenses, gleaner::addBuiltInComputations);
}
