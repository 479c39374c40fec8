/* Faults that can be seeded on purpose, so that tests can show that they are found.
 *
 * In a build with -DTANDEM_FAULTS the environment variable TANDEM_FAULT names one of the list
 * below, and that analysis is then wrong in that one way.  Every other build has none of it.
 * A name that begins like one of ours but is not in the list ends the program: a test with a
 * misspelt fault would otherwise look like a fault that no test found. */
#ifndef TANDEM_BASE_FAULT_H
#define TANDEM_BASE_FAULT_H

#define FLOW_FAULTS(X)                                                                             \
    X("liveness-drop-first")        /* one variable is missing in one live set */                  \
    X("liveness-ignore-address")    /* escaped variables do not survive as such */                 \
    X("liveness-address-no-use")    /* taking an address does not need the value */                \
    X("liveness-write-hides-read")  /* x = x + 1 is taken for x = 1 */                             \
    X("liveness-no-loops")          /* variables that the next round needs are not needed */       \
    X("dirty-drop-first")           /* one variable is missing in one dirty set */                 \
    X("dirty-await-always-saves")   /* an await that goes on at once is not seen */                \
    X("dirty-ignore-address")       /* writes through pointers are not seen */                     \
    X("conflicts-only-suspensions") /* writes while another is needed are not seen */              \
    X("conflicts-ignore-address")   /* writes while another is escaped are not seen */             \
    X("layout-ignore-conflict")     /* the second variable goes where the first is */

/* Of passes that need types or the tree; the graph knows nothing of them. */
#define TOOL_FAULTS(X)                                                                             \
    X("bind-outer-name")            /* a name means the outermost of those that are visible */     \
    X("bind-late-name")             /* a name means another one in its own initialiser */          \
    X("address-ignore-members")     /* &x.a takes no address of x */                               \
    X("address-ignore-arrays")      /* nor does an array that decays */                            \
    X("statement-forget-defer")     /* a deferred statement runs never */                          \
    X("statement-exit-skips")       /* a jump runs nothing of what it leaves */                    \
    X("spill-keep-twice")           /* an operand is evaluated again after the await */            \
    X("spill-drop-comma")           /* the left operand of a comma is not evaluated */             \
    X("graph-forget-initialiser")   /* a declaration writes nothing */                             \
    X("graph-forget-step")          /* the third clause of a for does nothing */                   \
    X("graph-forget-operand")       /* nor does the right operand of && and || */                  \
    X("graph-part-is-whole")        /* x.a = 1 is taken for x = y */                               \
    X("graph-forget-back-edge")     /* a loop is gone through once */                              \
    X("layout-parameters-share")    /* a parameter has its place with others */                    \
    X("layout-ignore-alignment")    /* a variable lies where the frame's fields happen to lie */   \
    X("residency-all-local")        /* nothing is in the frame */                                  \
    X("residency-address-moves")    /* an address-taken variable is saved and restored */          \
    X("residency-hidden-name")      /* a variable is saved under a name that means another one */  \
    X("residency-const-moves")      /* constants are saved and restored */                         \
    X("spill-keep-nothing")         /* no operand is evaluated before an await to its right */     \
    X("spill-ignore-writes")        /* nor one that is written to its right */                     \
    X("spill-ignore-address")       /* nor one that others can write */                            \
    X("spill-trust-globals")        /* nor a variable of file scope */                             \
    X("spill-index-moves")          /* nor an address whose index changes */                       \
    X("spill-callee-twice")         /* the callee is evaluated for the announcement, too */        \
    X("spill-left-first")           /* the left side may be evaluated before the right */          \
    X("emit-save-nothing")          /* the frame is not written */                                 \
    X("emit-restore-nothing")       /* nor read */

#ifdef TANDEM_FAULTS

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline bool flow_fault(const char *name)
{
    static const char *const names[] = {
#define NAME(text) text,
        FLOW_FAULTS(NAME) TOOL_FAULTS(NAME)
#undef NAME
    };
    const char *wanted = getenv("TANDEM_FAULT");
    if (!wanted || !*wanted)
        return false;
    if (strcmp(wanted, name) == 0)
        return true;
    bool ours = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(wanted, names[i]) == 0)
            return false;
        ours |= strncmp(wanted, names[i], strcspn(names[i], "-") + 1) == 0;
    }
    if (ours) {
        fprintf(stderr, "tandem: there is no fault TANDEM_FAULT=%s\n", wanted);
        exit(2);
    }
    return false;
}

#else
#define flow_fault(name) 0
#endif

#endif
