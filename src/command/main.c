/* main.c: the program. */
#include "entente.h"

int main(void)
{
    return entente_version() ? 0 : 1;
}
