/* Stands where Electron's program would: says so, or holds itself open so that the setup can be seen to refuse. */
#include <windows.h>

/* The fuse wire as Electron carries it; volatile, so that it stays in the file. */
static const volatile unsigned char fuses[] = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09" "111111111";

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, PWSTR words, int show) {
  (void)instance;
  (void)previous;
  (void)show;
  if (fuses[32] != 1) return 3;
  if (lstrcmpW(words, L"--stand-in-hold") == 0) {
    Sleep(60000);
    return 0;
  }
  if (lstrcmpW(words, L"--stand-in-quiet") == 0) return 0;
  MessageBoxW(NULL, L"STAND-IN：这不是真正的程序，不可用于生产。", L"STAND-IN", MB_OK | MB_ICONWARNING);
  return 0;
}
