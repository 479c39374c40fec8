// Zero-length and flexible array members, empty structures, of locals that live across awaits.
// std: gnu11
// warnings: no (GNU extensions)
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct flexible { int n; char text[]; };
struct zero { int n; int data[0]; };
struct trailing { short head; struct { } nothing; int body[0]; };
struct none { };

static struct flexible greeting = { 5, "hello" };

static async struct flexible *make(const char *s)
{
    struct flexible *f = malloc(sizeof *f + strlen(s) + 1);

    f->n = await later((int)strlen(s));
    strcpy(f->text, s);
    return f;
}

async int main(void)
{
    struct flexible *f = await make("flexible");
    struct { struct zero z; int room[4]; } u = { { await later(4) }, { 0 } };
    struct zero *z = &u.z;
    struct none e = { }, *pe = &e;
    struct trailing t = { .head = 3 };
    int empty[0], after = 9;

    for (int i = 0; i < z->n; i++)
        z->data[i] = await later(i * i);
    await td_yield();
    printf("%d %s %d %s\n", f->n, f->text, greeting.n, greeting.text);
    printf("%d %d %d\n", z->data[3], u.room[3], (int)(sizeof e + sizeof empty));
    printf("%d %d %d\n", pe == &e, t.head, after);
    f->text[await later(0)] = 'F';
    printf("%s\n", f->text);
    free(f);
    return 0;
}
// expect: 8 flexible 5 hello
// expect: 9 9 0
// expect: 1 3 9
// expect: Flexible
