// Comments between all tokens, also with code in them.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static /* a */ async /* b */ int /* c */ add /* d */ (int a /* await */, /* , */ int b)
{
    return await /* later */ later /* (3) */ (a /* + 1 */) /* ; */ + /* } */ b;
}

async /* await */ int /* f */ main(/* nothing */ void)
{ // await td_yield(); {
    /* int x; { */ int x /* y */ = /* await later(9) */ await // not later(8)
        later(/**/ 5 /**//**/); /* "string */
    const char *s = "/* await later(1); */ // no";

    await /**/ td_yield /**/ ( /**/ ) /**/ ;
    if (/* ) */ await later(/*)*/ 1)) /* { */
        printf("%d %s\n", await add(x, /* " */ 2), s); // }
    return '"' == /* ' */ 34 ? 0 : 1;
}
// expect: 7 /* await later(1); */ // no
