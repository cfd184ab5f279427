// preview_host SAVER: plays the settings dialog whose little screen previews a saver. Starts `SAVER /p HWND` and checks
// that the saver's window is a child of that one, fills it, follows its size, and that the saver ends when it is gone.
// Prints a line for each check; exit code 0: all hold.
#include <windows.h>

#include <cstdio>
#include <functional>
#include <string>

namespace {

constexpr DWORD kPatienceMs = 60'000;
constexpr int kWidth = 304, kHeight = 224;

/// Turns the message loop until it holds, or patience ends.
bool soon(const std::function<bool()>& holds) {
    const ULONGLONG end = GetTickCount64() + kPatienceMs;
    while (!holds()) {
        if (GetTickCount64() > end)
            return false;
        MSG message;
        while (PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE) != 0) {
            TranslateMessage(&message);
            DispatchMessageW(&message);
        }
        Sleep(20);
    }
    return true;
}

bool check(const char* what, bool holds) {
    std::printf("%-40s %s\n", what, holds ? "yes" : "NO");
    return holds;
}

bool hasSize(HWND window, int width, int height) {
    RECT area{};
    return GetClientRect(window, &area) != 0 && area.right == width && area.bottom == height;
}

HANDLE start(const std::wstring& saver, HWND preview) {
    std::wstring command = L"\"" + saver + L"\" /p " + std::to_wstring(reinterpret_cast<ULONG_PTR>(preview));
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    PROCESS_INFORMATION process{};
    const BOOL started =
        CreateProcessW(nullptr, command.data(), nullptr, nullptr, FALSE, 0, nullptr, nullptr, &startup, &process);
    return started != 0 ? process.hProcess : nullptr;
}

bool runChecks(const std::wstring& saver) {
    HINSTANCE instance = GetModuleHandleW(nullptr);
    HWND dialog = CreateWindowExW(0, L"STATIC", L"preview host", WS_OVERLAPPEDWINDOW | WS_VISIBLE | WS_CLIPCHILDREN,
                                  100, 100, 520, 420, nullptr, nullptr, instance, nullptr);
    HWND preview = CreateWindowExW(0, L"STATIC", L"", WS_CHILD | WS_VISIBLE | WS_CLIPCHILDREN, 100, 60, kWidth, kHeight,
                                   dialog, nullptr, instance, nullptr);
    HANDLE process = start(saver, preview);
    if (!check("the saver starts", process != nullptr))
        return false;
    const auto child = [preview] { return GetWindow(preview, GW_CHILD); };
    bool good = check("its window is the preview's child", soon([&] { return child() != nullptr; }));
    good = check("its parent is the preview", GetParent(child()) == preview) && good;
    good = check("it fills the preview", soon([&] { return hasSize(child(), kWidth, kHeight); })) && good;
    good = check("it is to be seen", soon([&] { return IsWindowVisible(child()) != 0; })) && good;
    SetWindowPos(preview, nullptr, 0, 0, 200, 150, SWP_NOMOVE | SWP_NOZORDER);
    good = check("it follows the preview's size", soon([&] { return hasSize(child(), 200, 150); })) && good;
    good = check("it runs as long as the preview", WaitForSingleObject(process, 0) == WAIT_TIMEOUT) && good;
    DestroyWindow(dialog);
    DWORD code = 99;
    good = check("it ends with the preview", soon([&] { return WaitForSingleObject(process, 0) == WAIT_OBJECT_0; })) &&
           good;
    return check("and says that all was well", GetExitCodeProcess(process, &code) != 0 && code == 0) && good;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2)
        return 2;
    const std::string path = argv[1];
    return runChecks(std::wstring(path.begin(), path.end())) ? 0 : 1;
}
