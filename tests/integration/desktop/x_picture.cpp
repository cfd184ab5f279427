// x_picture FILE: saves what $DISPLAY shows as a picture and prints how many colours it has. For scripts.
#include "tests/integration/desktop/x_screen_x11.h"

#include <cstdio>

int main(int argc, char** argv) {
    const QImage picture = gleaner::XScreen().picture();
    if (argc != 2 || !picture.save(QString::fromLocal8Bit(argv[1])))
        return 1;
    std::printf("%d\n", gleaner::coloursOf(picture));
    return 0;
}
