#if LEVEL == 1
#define NAME(x) NS(1_##x)
#define STEP 10
#else
#define NAME(x) NS(2_##x)
#define STEP 20
#endif
#include "template_inner.h"
#undef NAME
#undef STEP
