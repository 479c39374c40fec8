"""The programs: where their sources are, how they are built, what their own tests are.

Commands are lines for the shell, in the folder of the unpacked source. CC and AR stand before the
tools that `build` uses; `test` must print the same with every build (its output is compared line by
line, after `hide` has taken out what differs from run to run); `work` is what is timed.
ORIGINAL is the folder of the program as it was built unconverted.
"""


class Program:
    def __init__(self, name, version, pool, archive, sha256, configure, build, test, work, binaries,
                 plain=(), hide=(), skip=(), extra=(), density=None):
        self.name, self.version, self.pool, self.archive = name, version, pool, archive
        self.sha256, self.configure, self.build, self.test = sha256, configure, build, test
        self.work, self.binaries = work, binaries
        self.plain = plain  # functions that are not converted, and why
        self.hide = hide  # (pattern, replacement): what may differ in the output of the tests
        self.skip = skip  # commands of the build with such text in them are not repeated
        self.extra = extra  # flags for the tool
        # of a build, or of all that are stackless or stackful: percent of statements and of values
        # that suspend, where the usual ones (real.py) would take hours
        self.density = density or {}


PROGRAMS = [
    Program(
        "bzip2", "1.0.8-5", "b/bzip2", "bzip2_1.0.8.orig.tar.gz",
        "ab5a03176ee106d3f0fa90e381da478ddae405918153cca248e682cd0c4a2269",
        configure="true",
        build="make CC=$CC AR=$AR CFLAGS='-O2 -g -D_FILE_OFFSET_BITS=64' bzip2 bzip2recover",
        test="make test; ./bzip2recover sample1.bz2 2>&1 | tail -3; cat rec*sample1.bz2 | "
             "./bzip2 -d | cmp - sample1.ref && rm rec*; ./bzip2 -tvv sample2.bz2; "
             "./bzip2 -c9 -s manual.ps | ./bzip2 -dcs | cmp - manual.ps && echo same",
        work="cat manual.p* $ORIGINAL/*.c | ./bzip2 -9 | ./bzip2 -d >/dev/null",
        binaries=["bzip2", "bzip2recover"], density={"stackless-O0": (2, 1), "stackful-O0": (2, 1)}),
    Program(
        "zlib", "1:1.2.13.dfsg-1", "z/zlib", "zlib_1.2.13.dfsg.orig.tar.bz2",
        "71feb7947e3c00ef125f83b79a4e529bde31171e5babe48b391f06758d1ab0a1",
        configure="CC=$CC AR=$AR CFLAGS='-O2 -g' ./configure --static",
        build="make static",
        test="make teststatic 2>&1; "
             "for l in 1 2 3 4 5 6 7 8 9; do cat $ORIGINAL/*.c | ./minigzip -$l | tee t.gz | ./minigzip -d | "
             "cksum; cksum t.gz; done",
        work="for i in 1; do cat $ORIGINAL/*.c contrib/*/*.* ChangeLog | ./minigzip -9 | ./minigzip -d; "
             "done >/dev/null",
        binaries=["example", "minigzip"], hide=[(r"\b\d{2,}\.\w+|pid \d+", "N")]),
    Program(
        "ed", "1.19-1", "e/ed", "ed_1.19.orig.tar.gz",
        "8e5c3e7c84972e73957ff396b8318a21795f86547dd1fe4ec4232a9e6e44ca1d",
        configure="./configure CC=$CC CFLAGS='-O2 -g'",
        build="make", test="make check",
        work="for i in 1 2 3 4 5 6 7 8 9; do printf 'g/e/s//EE/g\\ng/a/m0\\nu\\n,n\\nQ\\n' | "
             "./ed -s ChangeLog; done >/dev/null",
        binaries=["ed"]),
    Program(
        "bc", "1.07.1-3", "b/bc", "bc_1.07.1.orig.tar.gz",
        "62adfca89b0a1c0164c2cdca59ca210c1d44c3ffc46daf9931cf4942664cb02a",
        configure="./configure CC=$CC AR=$AR CFLAGS='-O2 -g' MAKEINFO=true --without-readline",
        build="make MAKEINFO=true",
        test="cd Test; for t in [!c]*.b; do echo $t; ../bc/bc -lq $t </dev/null 2>&1 | cksum; done; "
             "(cat signum; echo 's(-3); s(0); s(5)') | ../bc/bc -lq; "
             "echo '16o 20k 2v p 100 7 / p [lapd1-dsa0<x]sx 9sa lxx 3 4 5 | p z p f' | ../dc/dc",
        work="echo 'scale=200; 4*a(1); e(1); s(2); l(7); 3^2000' | bc/bc -l >/dev/null",
        binaries=["bc/bc", "dc/dc"], skip=["fbc", "libmath"],
        density={"stackless-O0": (4, 2), "stackful": (2, 1)}),
    Program(
        "original-awk", "2022-09-12-1", "o/original-awk", "original-awk_2022-09-12.orig.tar.gz",
        "25e0846d5a4a20e90304bee282b068f65966406178a1e737fa0ac6744aef71d9",
        configure="true",
        build="make CC=$CC HOSTCC=gcc CFLAGS='-O2 -g' a.out",
        test="ulimit -c 0; cd testdir; export PATH=.:$PATH oldawk=$ORIGINAL/a.out awk=../a.out; "
             "gcc echo.c -o echo; for t in t.*; do Compare.t $t; done 2>&1; "
             "Compare.p p.? p.??* 2>&1; Compare.T1 2>&1; cd ../bugs-fixed; "
             "for a in *.awk; do b=${a%.awk}; if test -f $b.in; then i=$b.in; else i=/dev/null; fi; "
             "../a.out -f $a $i 2>&1 | cmp - $b.ok; done",
        work="cd testdir; for i in 1 2 3; do ../a.out '{ for (i = 1; i <= NF; i++) n[$i]++ } "
             "END { for (w in n) if (w ~ /[aeiou][a-z]+$/) s += n[w] * length(w); print s }' "
             "$ORIGINAL/*.c test.data; done >/dev/null",
        binaries=["a.out"], hide=[(r"\d+\.\d+ ?[su]?", "N"), (r"-rwx.*a\.out", "a.out"),
              # writes into a pipe that may or may not be closed by then
              (r"\x07?BAD: T.misc exit status on I/O error\n", "")]),
    Program(
        "byacc", "1:2.0.20221106-1", "b/byacc", "byacc_2.0.20221106.orig.tar.gz",
        "a899be227bbcac9cf7700f7dbb5a8494688f1f9f0617b510762daeace47b9d12",
        configure="./configure CC=$CC AR=$AR CFLAGS='-O2 -g'",
        build="make", test="make check 2>&1",
        work="for i in 1 2 3 4 5; do for y in test/*.y; do ./yacc -d -v -o /dev/null $y; done; done "
             ">/dev/null 2>&1; rm -f null.* y.output y.tab.*",
        binaries=["yacc"], hide=[(r"\w{3} \w{3} [ \d]\d [\d:]{8} (UTC )?\d{4}", "DATE")]),
    Program(
        # by hand: its configure script is not in the archive, and wants libtool to be made
        "jq", "1.6-2.1+deb12u2", "j/jq", "jq_1.6.orig.tar.gz",
        "3ba940b97571c866923f0409678033d33b5a98758dfc174fad8397ed908bc4d9",
        configure="cd src; sed -e 's/\\\\/\\\\\\\\/g' -e 's/\"/\\\\\"/g' -e 's/^/\"/' -e 's/$/\\\\n\"/' "
                  "builtin.jq >builtin.inc; echo '#define JQ_VERSION \"1.6\"' >version.h; "
                  "rm inject_errors.c; sed -n 's/^AC_CHECK_MATH_FUNC(\\(.*\\))/\\1/p' ../configure.ac | "
                  "grep -v pow10 | tr a-z A-Z | sed 's/^/-DHAVE_/' >../flags; for f in MEMMEM "
                  "MKSTEMP ISATTY TIMEGM GMTIME_R GETTIMEOFDAY STRPTIME STRFTIME MKTIME "
                  "TM_TM_GMT_OFF SETLOCALE PTHREAD_KEY_CREATE PTHREAD_ONCE ATEXIT; do "
                  "echo -DHAVE_$f; done >>../flags",
        build="for f in src/*.c; do $CC -O2 -g -D_GNU_SOURCE -DIEEE_8087=1 $(cat flags) -I. -c $f "
              "-o ${f%.c}.o || exit 1; done; $CC -o jq src/*.o -lm -lpthread",
        test="export NO_VALGRIND=1; for t in jq base64 optional; do "
             "./jq -L tests/modules --run-tests tests/$t.test 2>&1; done; "
             "for t in shtest utf8test jq-f-test.sh; do sh tests/$t >/dev/null 2>&1; echo $t $?; done",
        work="for i in 1 2 3; do ./jq -n '[range(3000)] | map({a: ., b: (. * 2 | tostring)}) | "
             "group_by(.a % 7) | map(map(.b) | join(\",\") | length) | add'; done >/dev/null",
        # bison's parser asks which version of gcc it is, and has a variable more for old ones
        binaries=["jq"], extra=["-fgnuc-version=4.8.0"],
        density={"stackless-O0": (1, 0.5), "stackful": (4, 2),
                 "stackful-O0": (1, 0.5)}),
    Program(
        "cmark", "0.30.2-6", "c/cmark", "cmark_0.30.2.orig.tar.gz",
        "6c7d2bcaea1433d977d8fed0b55b71c9d045a7cdf616e3cd2dce9007da753db3",
        # ten seconds are not enough for a test where each loop suspends
        configure="sed -i 's/^TIMEOUT = 10$/TIMEOUT = 900/' test/pathological_tests.py; "
                  "mkdir bin; cd bin; cmake -DCMAKE_C_COMPILER=$CC -DCMAKE_AR=$AR "
                  "-DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS='-O2 -g' -DCMARK_SHARED=OFF -DCMARK_TESTS=ON ..",
        build="make -C bin cmark_exe",
        test="cd test; spec() { /usr/bin/python3 spec_tests.py --no-normalize --spec $1 --program "
             "\"$2\"; }; spec spec.txt ../bin/src/cmark; spec regression.txt ../bin/src/cmark; "
             "spec smart_punct.txt '../bin/src/cmark --smart'; "
             "for f in html xml man commonmark latex; do ../bin/src/cmark -t $f spec.txt | cksum; "
             "done; /usr/bin/python3 entity_tests.py --program ../bin/src/cmark; "
             "/usr/bin/python3 pathological_tests.py --program ../bin/src/cmark",
        work="for i in 1 2 3 4 5 6 7 8 9; do cat test/spec.txt; done | bin/src/cmark >/dev/null",
        binaries=["bin/src/cmark"],
        hide=[(r"in \d+\.\d+ ?s.*|\d+\.\d+", "N")]),
]
