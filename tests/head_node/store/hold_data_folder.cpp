// Holds a data folder until it is killed or its input ends: hold_data_folder FOLDER. Prints "held" when it has it.
#include "head_node/store/data_folder.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2)
        return 2;
    const auto folder = gleaner::DataFolder::open(arguments[1], 0);
    if (!folder)
        return 1;
    std::puts("held");
    std::fflush(stdout);
    return std::getchar() == EOF ? 0 : 1;
}
