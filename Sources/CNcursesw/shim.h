// What Swift cannot import of ncurses: mutable globals, macros with casts, variadic calls.
#ifndef CNCURSESW_SHIM_H
#define CNCURSESW_SHIM_H
#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <ncurses.h>
#include <panel.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>

// term.h defines these short names as macros, which would hide fields of the same name.
#undef columns
#undef lines
#undef buttons
#undef tab

static inline WINDOW *mc_stdscr(void) { return stdscr; }
static inline int mc_colors(void) { return COLORS; }
static inline int mc_color_pairs(void) { return COLOR_PAIRS; }

static inline attr_t mc_normal(void) { return A_NORMAL; }
static inline attr_t mc_bold(void) { return A_BOLD; }
static inline attr_t mc_dim(void) { return A_DIM; }
static inline attr_t mc_underline(void) { return A_UNDERLINE; }
static inline attr_t mc_reverse(void) { return A_REVERSE; }
static inline attr_t mc_italic(void) { return A_ITALIC; }

static inline mmask_t mc_mouse_mask(void) { return BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED; }
static inline int mc_is_press(mmask_t state) { return (state & BUTTON1_PRESSED) != 0; }
static inline int mc_is_wheel_up(mmask_t state) { return (state & BUTTON4_PRESSED) != 0; }
static inline int mc_is_wheel_down(mmask_t state) { return (state & BUTTON5_PRESSED) != 0; }

// Puts one cell; the pair is passed as an extended one, so that more than 32 767 are possible.
static inline int mc_put(int y, int x, const wchar_t *text, attr_t attributes, int pair) {
    cchar_t cell;
    if (setcchar(&cell, text, attributes, 0, &pair) == ERR) return ERR;
    return mvadd_wch(y, x, &cell);
}

static inline int mc_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

// A capability of the terminal as text; NULL where it has none.
static inline const char *mc_capability(const char *name) {
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}

// The window size of a terminal; 0 when it is known.
static inline int mc_window_size(int descriptor, int *width, int *height) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
    *width = size.ws_col;
    *height = size.ws_row;
    return 0;
}

// A pipe makes stdout wait for a full buffer; a line must be seen when it is printed.
static inline void mc_buffer_stdout_by_line(void) { setvbuf(stdout, NULL, _IOLBF, 0); }

// Octets that wait to be read; -1 when the descriptor is broken.
static inline int mc_waiting(int descriptor) {
    int count = 0;
    return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}
#endif
