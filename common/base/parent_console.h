// The terminal of whoever started a program that has windows and no console of its own. On Windows such a program says
// nothing to the shell it is started from, unless it attaches to the shell's console; elsewhere every program has its
// terminal and nothing is to be done. Thread: main, before anything is written.
// Source: Win32, AttachConsole.
#pragma once

namespace gleaner {

class ParentConsole {
public:
    /// Standard output and error reach the shell's console from now on. What goes to a file or a pipe stays there.
    ParentConsole();
    /// Leaves it: its closing, or Ctrl-C in it, does not end this program any more. Must be called before the program
    /// goes on for longer than an answer takes.
    void leave();

private:
    bool m_attached = false;
};

} // namespace gleaner
