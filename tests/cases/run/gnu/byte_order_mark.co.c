// A byte order mark, CRLF line ends and tabs; positions and text are right all the same.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
	await td_yield();
	return v;
}

#define TWICE(x) \
	((x) + \
	 (x))

async int main(void)
{
	int n = TWICE(await later(4)); /* é */

	printf("%d %d\n", n + \
	       await later(1),
	       __LINE__);
	return 0;
}
// expect: 9 21
