// Forty-eight levels of blocks, loops and ifs, each with a variable that lives across suspensions.
// warnings: no (deeply nested)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int total = 0;

    { int v0 = await later(0); if (v0 >= 0) {
    { int v1 = await later(1); if (v1 >= 0) {
    { int v2 = await later(2); if (v2 >= 0) {
    { int v3 = await later(3); if (v3 >= 0) {
    { int v4 = await later(4); if (v4 >= 0) {
    { int v5 = await later(5); if (v5 >= 0) {
    { int v6 = await later(6); if (v6 >= 0) {
    { int v7 = await later(7); if (v7 >= 0) {
    { int v8 = await later(8); if (v8 >= 0) {
    { int v9 = await later(9); if (v9 >= 0) {
    { int v10 = await later(10); if (v10 >= 0) {
    { int v11 = await later(11); if (v11 >= 0) {
    { int v12 = await later(12); if (v12 >= 0) {
    { int v13 = await later(13); if (v13 >= 0) {
    { int v14 = await later(14); if (v14 >= 0) {
    { int v15 = await later(15); if (v15 >= 0) {
    { int v16 = await later(16); if (v16 >= 0) {
    { int v17 = await later(17); if (v17 >= 0) {
    { int v18 = await later(18); if (v18 >= 0) {
    { int v19 = await later(19); if (v19 >= 0) {
    { int v20 = await later(20); if (v20 >= 0) {
    { int v21 = await later(21); if (v21 >= 0) {
    { int v22 = await later(22); if (v22 >= 0) {
    { int v23 = await later(23); if (v23 >= 0) {
    await td_yield();
    total += v0 + v1 + v2 + v3 + v4 + v5 + v6 + v7 + v8 + v9 + v10 + v11
        + v12 + v13 + v14 + v15 + v16 + v17 + v18 + v19 + v20 + v21 + v22 + v23;
    } await td_yield(); total += v23; }
    } await td_yield(); total += v22; }
    } await td_yield(); total += v21; }
    } await td_yield(); total += v20; }
    } await td_yield(); total += v19; }
    } await td_yield(); total += v18; }
    } await td_yield(); total += v17; }
    } await td_yield(); total += v16; }
    } await td_yield(); total += v15; }
    } await td_yield(); total += v14; }
    } await td_yield(); total += v13; }
    } await td_yield(); total += v12; }
    } await td_yield(); total += v11; }
    } await td_yield(); total += v10; }
    } await td_yield(); total += v9; }
    } await td_yield(); total += v8; }
    } await td_yield(); total += v7; }
    } await td_yield(); total += v6; }
    } await td_yield(); total += v5; }
    } await td_yield(); total += v4; }
    } await td_yield(); total += v3; }
    } await td_yield(); total += v2; }
    } await td_yield(); total += v1; }
    } await td_yield(); total += v0; }
    printf("%d %d\n", total, ((((((((((((((((await later((((((((7)))))))))))))))))))))))));
    return 0;
}
// expect: 552 7
