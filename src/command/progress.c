/* progress.c: a bar on standard error, only when that is a terminal and the work is long. */
#include "command/command.h"

#include <time.h>
#include <unistd.h>

enum { BAR_WIDTH = 30 };

static struct {
    bool shown;
    time_t begun;
} bar;

void show_progress(const char *label, size_t done, size_t all)
{
    if (!isatty(STDERR_FILENO)) return;
    if (!bar.begun) bar.begun = time(NULL);
    if (!bar.shown && time(NULL) - bar.begun < 1) return;
    bar.shown = true;
    size_t filled = all ? done * BAR_WIDTH / all : 0;
    fprintf(stderr, "\r%s [%.*s%*s] %zu of %zu", label, (int)filled, "##############################",
            (int)(BAR_WIDTH - filled), "", done, all);
    fflush(stderr);
}

void end_progress(void)
{
    if (bar.shown) fputs("\r\033[K", stderr);
    bar.shown = false;
    bar.begun = 0;
}
