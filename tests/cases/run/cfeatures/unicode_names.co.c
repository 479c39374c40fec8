// Identifiers and strings outside of ASCII, as locals, parameters, members and functions.
#include <stdio.h>
#include <tandem.h>

struct straße {
    int größe;
};

static async int später(int größe)
{
    int ñ = größe + 1;

    await td_yield();
    return ñ;
}

async int main(void)
{
    struct straße é = { await später(4) };
    const char *π = "π ≈ 3 €";

    await td_yield();
    é.größe += await später(é.größe);
    printf("%d %s\n", é.größe, π);
    return 0;
}
// expect: 11 π ≈ 3 €
