/* stubs.c: stands in for commands that are not there yet; each function gives way to the real one. */
/* clang-format off */
#include "command/command.h"
#define WEAK __attribute__((weak))
#define NOT_YET(name) WEAK int name(int c, char **v) { (void)c; (void)v; print_message("not yet"); return 3; }
NOT_YET(command_analyse) NOT_YET(command_explain) NOT_YET(command_knowledge) NOT_YET(command_load)
