// A file with CR LF line ends and tabs.
#include <stdio.h>
#include <tandem.h>

#define LATER(v) \
	await \
	later(v)

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
	int a = LATER(1)
		+ LATER(2);

	await td_yield();
	/* a comment
	   of two lines */
	printf("%d\n", a);
	return 0;
}
// expect: 3
