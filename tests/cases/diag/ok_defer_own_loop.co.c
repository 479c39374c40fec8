/* Accepted: break, continue and goto that stay within the deferred statement. */
#include <tandem.h>

void f(int);

void user(int n)
{
    for (int i = 0; i < n; i++) {
        defer {
            for (int k = 0;; k++) {
                if (k == 1)
                    continue;
                if (k > i)
                    break;
                if (k == 7)
                    goto done;
                f(k);
            }
            switch (i) {
            case 0:
                break;
            default:
                f(i);
            }
        done:;
        }
        if (i == 3)
            continue;
        f(i);
    }
}
