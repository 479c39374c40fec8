/* The parts of a compiler's command line that `tandem cc` needs. */
#ifndef TANDEM_CLI_CC_H
#define TANDEM_CLI_CC_H

#include "cli/cli.h"

/* An annotated file among the arguments. */
struct cc_input {
    int index;             /* which argument */
    const char *path;      /* as given */
    const char *temporary; /* for the compiler */
    string_vec dependencies;
    int n_own;
};

struct cc_line {
    string_vec args;       /* after the compiler's name; response files expanded if needed */
    bool expanded;         /* a response file was expanded */
    string_vec flags;      /* everything that is not an input, for libclang */
    const char *output;    /* -o, or NULL */
    const char *depfile;   /* -MF or -Wp,-MD,FILE, or NULL */
    bool only_depends;     /* -M, -MM: the compiler answers from the original */
    bool only_asks;        /* --version, -print-...: no compilation */
    bool depends;          /* -MD, -MMD in some form */
    bool phony;            /* -MP */
    bool debug;            /* -g in some form */
    VEC(struct cc_input) inputs; /* the annotated ones */
};

/* False: a response file could not be read (reported). */
bool cc_line_parse(struct arena *arena, struct cc_line *line, int argc, char **argv);

#endif
