/* tandem --help: pages that teach, in the order in which a new user needs them. */
#include "cli/cli.h"
#include "cli/words.h"

#include "diag/diag.h"

#include <string.h>

static const char usage[] =
    "usage: tandem FILE.co.c -o FILE.c [options] [-- compiler flags]\n"
    "       tandem check FILE...       report errors, write nothing\n"
    "       tandem cc COMPILER ...     transform on the way into a compiler\n"
    "       tandem help [TOPIC]        transform, check, cc, options, warnings\n"
    "       tandem --version\n";

static const char overview[] =
    "Tandem adds coroutines to C. A source file says async, await, yield, generator,\n"
    "foreach and defer; tandem rewrites the functions that use them into state machines\n"
    "and leaves every other character alone. The result is plain C99, and calls a small\n"
    "runtime (-ltandem).\n"
    "\n"
    "A first program, hello.co.c:\n"
    "\n"
    "    #include <tandem.h>\n"
    "    #include <stdio.h>\n"
    "\n"
    "    async void tick(const char *what, int ms)\n"
    "    {\n"
    "        for (int i = 0; i < 3; i++) {\n"
    "            await td_sleep(ms);\n"
    "            puts(what);\n"
    "        }\n"
    "    }\n"
    "\n"
    "    async int main(void)\n"
    "    {\n"
    "        td_task *t = td_spawn(tick, \"tick\", 20);\n"
    "        await tick(\"tock\", 30);\n"
    "        return await td_join(t, NULL);\n"
    "    }\n"
    "\n"
    "    $ tandem hello.co.c -o hello.c\n"
    "    $ cc hello.c -ltandem -pthread -o hello\n"
    "\n"
    "or in one step, in any build system:\n"
    "\n"
    "    $ tandem cc gcc -O2 hello.co.c -ltandem -pthread -o hello\n"
    "\n"
    "In CMake: find_package(Tandem), then tandem_add_sources(my_program hello.co.c).\n"
    "\n"
    "Exit status: 0 no error; 1 errors in the source or the command line; 2 a fault of\n"
    "tandem or its environment. After 1 and 2 no file was written or changed.\n";

static const char transform[] =
    "tandem FILE.co.c -o FILE.c [options] [-- compiler flags]\n"
    "\n"
    "Transforms one file. Without -o, or with -o -, the result goes to standard output.\n"
    "Give the compiler flags that the file is compiled with after `--`: tandem has to see\n"
    "the same macros, include folders and dialect as the compiler. -I, -D, -U, -std,\n"
    "-isystem, -iquote and -include may also come before `--`.\n"
    "\n"
    "    tandem server.co.c -o server.c -Iinclude -DTLS=1\n"
    "    tandem server.co.c -o build/server.c --depfile build/server.d -- $(CFLAGS)\n"
    "    tandem server.co.c                       # print the result\n"
    "    tandem server.co.c --dump=liveness       # print the result of a pass\n"
    "\n"
    "Passes with a dump: expand parse bind rules ask lower conditions spill cleanup cfg\n"
    "liveness verify residency scopes conflicts layout size stack emit.\n"
    "\n"
    "The output is rewritten only if it differs, and appears whole or not at all.\n"
    "#line directives keep debuggers and compiler messages on the annotated file.\n";

static const char options[] =
    "  -o FILE               write the result there (- is standard output)\n"
    "  --header FILE         write the frames and entries as a header, for other files\n"
    "  --depfile FILE        write the files that were read as a rule for make\n"
    "  --depfile-target NAME the rule's target (default: the output)\n"
    "  --no-line             leave #line directives out\n"
    "  --stackful            let every function keep a stack (the second implementation)\n"
    "  --stackless-only      make it an error when a function has to keep a stack\n"
    "  --dump=PASS           write the result of a pass instead\n"
    "  -W... -R...           warnings and remarks: see tandem help warnings\n"
    "  --color=WHEN          auto (default), always or never\n"
    "  -I -D -U -std -isystem -iquote -include ...   as a compiler takes them\n"
    "  --flags-file FILE     compiler flags, one a line, without quoting\n"
    "  --compiler=gcc        read #if as this compiler does (it is asked for its macros)\n"
    "  --                    only compiler flags follow\n";

static const char check[] =
    "tandem check FILE... [-- compiler flags]\n"
    "\n"
    "Reports the errors, warnings and remarks of each file and writes nothing: for\n"
    "editors, commit hooks and continuous integration.\n"
    "\n"
    "    tandem check *.co.c -- -Iinclude\n"
    "    tandem check --stackless-only -Werror server.co.c\n";

static const char cc[] =
    "tandem cc COMPILER arguments...\n"
    "\n"
    "Goes before the compiler in any build system. The annotated files among the arguments\n"
    "are transformed on the way; everything else reaches the compiler as it is.\n"
    "\n"
    "    tandem cc gcc -O2 -c server.co.c -o server.o\n"
    "    make CC=\"tandem cc gcc\"\n"
    "    cmake -DCMAKE_C_COMPILER_LAUNCHER=\"tandem;cc\" ...\n"
    "\n"
    "Annotated files are those named *.co.c, and every .c that mentions tandem.h. Object\n"
    "names, dependency files (-MD), debug information and messages name the original.\n"
    "Options for the tool itself come from the environment:\n"
    "\n"
    "    TANDEM_CC_FLAGS=\"--stackful -Rno-stackful\" make CC=\"tandem cc gcc\"\n"
    "\n"
    "Annotated files of different folders need one command each. For -M and -MM the compiler\n"
    "reads the original, which is valid C. The exit status is the compiler's; 1 if the\n"
    "transformation failed; 2 if the compiler could not be started.\n";

static const char warnings[] =
    "Warnings and remarks of the tool have names, and all are on:\n"
    "\n"
    "  -Wno-NAME -Rno-NAME    turn one off\n"
    "  -WNAME=N               turn one on that has a budget, e.g. -Wframe-size=256\n"
    "  -Werror                make all warnings errors\n"
    "  -Werror=NAME           make one an error (-Wno-error=NAME: not that one)\n"
    "  -w                     no warnings\n"
    "\n";

int cli_help(FILE *out, const char *topic)
{
    if (!topic) {
        fprintf(out, "%s\n%s\nOptions:\n%s", usage, overview, options);
    } else if (!strcmp(topic, "usage")) {
        fputs(usage, out);
    } else if (!strcmp(topic, "transform")) {
        fprintf(out, "%s\nOptions:\n%s", transform, options);
    } else if (!strcmp(topic, "options")) {
        fputs(options, out);
    } else if (!strcmp(topic, "check")) {
        fputs(check, out);
    } else if (!strcmp(topic, "cc")) {
        fputs(cc, out);
    } else if (!strcmp(topic, "warnings")) {
        fputs(warnings, out);
        diag_list_options(out);
    } else {
        complain("no help on '%s': the topics are transform, check, cc, options, warnings", topic);
        return STATUS_USER;
    }
    if (fflush(out) == 0 && !ferror(out))
        return STATUS_FINE;
    complain("cannot write the help text");
    return STATUS_OURS;
}
