#define PRELUDE 1
