#include "common/base/parent_console.h"

namespace gleaner {

ParentConsole::ParentConsole() = default;

void ParentConsole::leave() {
    m_attached = false;
}

} // namespace gleaner
