#include "base/doing.h"

const char *volatile doing_what = "the tool works on", *volatile doing_file = "";
