/* Stands where Electron's program would: says so, or holds itself open so that the setup can be seen to refuse. */
#include <windows.h>

/* The fuse wire as Electron carries it; volatile, so that it stays in the file. */
static const volatile unsigned char fuses[] = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09" "111111111";

#define HOLD L"--stand-in-hold="
#define HOLD_LENGTH 16

/* Makes a file to show that it runs, and runs until someone takes the file away, for a minute at most. */
static int hold(const wchar_t *path) {
  CloseHandle(CreateFileW(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL));
  for (int i = 0; i < 1200 && GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES; i++) Sleep(50);
  return 0;
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, PWSTR words, int show) {
  (void)instance;
  (void)previous;
  (void)show;
  if (fuses[32] != 1) return 3;
  if (lstrlenW(words) > HOLD_LENGTH && CompareStringW(0, 0, words, HOLD_LENGTH, HOLD, HOLD_LENGTH) == CSTR_EQUAL)
    return hold(words + HOLD_LENGTH);
  if (lstrcmpW(words, L"--stand-in-quiet") == 0) return 0;
  MessageBoxW(NULL, L"STAND-IN：这不是真正的程序，不可用于生产。", L"STAND-IN", MB_OK | MB_ICONWARNING);
  return 0;
}
