// gleaner-agent whose senses do as a test says (pipe_senses_posix.h), and the same in everything else.
#include "common/kernels/built_in.h"
#include "screensaver_client/agent/agent_program.h"
#include "tests/integration/agent/pipe_senses_posix.h"

int main(int argc, char** argv) {
    return gleaner::runAgentProgram(argc, argv, gleaner::makePipeSenses, gleaner::addBuiltInComputations);
}
