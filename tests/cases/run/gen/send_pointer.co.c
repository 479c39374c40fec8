/* generator(int, char *): a little shell that is sent its lines. */
// expect: $ ls
// expect: status 2
// expect: $ make all
// expect: status 8
// expect: (no line)
// expect: status -1
// expect: bye
// expect: gone
// expect: gone
#include <stdio.h>
#include <string.h>
#include <tandem.h>

static generator(int, const char *) shell(void)
{
    int status = 0;

    for (;;) {
        yield status;
        const char *line = received(const char *);
        if (!line) {
            printf("(no line)\n");
            status = -1;
        } else if (!strcmp(line, "exit")) {
            printf("bye\n");
            return;
        } else {
            printf("$ %s\n", line);
            status = (int)strlen(line);
        }
    }
}

int main(void)
{
    static const char *const script[] = {"ls", "make all", NULL, "exit", "late"};
    td_gen *sh = shell();
    int status;

    td_next(sh, &status);
    for (int i = 0; i < 5; i++)
        if (td_send(sh, &script[i], &status))
            printf("status %d\n", status);
        else
            printf("gone\n");
    td_gen_free(sh);
    return 0;
}
