/* A chat room: people who type, a bot that answers, a host who closes.
 *
 * Everybody is a task. Typing is a timer; listening waits for a completion; closing cancels
 * whoever is still there, whose present operation then fails, and whose defers say goodbye. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <tandem.h>

/* ---- the room: what was said so far, and who waits to hear more ---- */

enum { MAX_LINES = 32, MAX_MEMBERS = 8 };

struct line {
    const char *who, *text;
};

struct member {
    const char *name;
    td_completion news; /* completed when something new was said */
    bool waiting;
    int heard;
};

static struct line lines[MAX_LINES];
static int line_count;
static struct member *members[MAX_MEMBERS];
static int member_count;

static void say(const char *who, const char *text)
{
    printf("%-5s %s\n", who, text);
    if (line_count < MAX_LINES)
        lines[line_count++] = (struct line){who, text};
    for (int i = 0; i < member_count; i++) {
        if (members[i]->waiting) {
            members[i]->waiting = false;
            td_complete(&members[i]->news, 0);
        }
    }
}

static void enter(struct member *m)
{
    m->heard = line_count;
    members[member_count++] = m;
    printf("%-5s (enters)\n", m->name);
}

static void leave(const struct member *m)
{
    for (int i = 0; i < member_count; i++)
        if (members[i] == m)
            members[i] = members[--member_count];
    printf("%-5s (leaves)\n", m->name);
}

/* The next line that somebody else says: 0, or an error. */
static async int hear(struct member *m, struct line *l)
{
    for (;;) {
        while (m->heard < line_count) {
            *l = lines[m->heard++];
            if (strcmp(l->who, m->name) != 0)
                return 0;
        }
        m->waiting = true;
        int r = await td_wait(&m->news, NULL);
        m->waiting = false;
        if (r < 0)
            return r;
    }
}

/* ---- the people ---- */

struct typed {
    int after_ms;
    const char *text;
};

static async int talker(const char *name, const struct typed *script)
{
    struct member me = {.name = name};

    enter(&me);
    defer leave(&me);
    for (; script->text; script++) {
        int r = await td_sleep(script->after_ms);
        if (r < 0)
            return r;
        say(name, script->text);
    }
    return 0;
}

static async int bot(const char *name)
{
    struct member me = {.name = name};
    struct line l;
    int answers = 0, r;

    enter(&me);
    defer leave(&me);
    while ((r = await hear(&me, &l)) == 0) {
        if (!strchr(l.text, '?'))
            continue;
        if ((r = await td_sleep(10)) < 0) /* thinking */
            break;
        say(name, strstr(l.text, "time") ? "half past await" : "ask me another");
        answers++;
    }
    printf("%-5s (answered %d, then: %s)\n", name, answers,
           r == -ECANCELED ? "cancelled" : "an error");
    return answers;
}

async int main(void)
{
    static const struct typed left[] = {
        {30, "hello"}, {80, "what time is it?"}, {80, "thanks"}, {0, NULL}};
    static const struct typed right[] = {
        {60, "hi there"}, {100, "does anybody know C?"}, {100000, "(never typed)"}, {0, NULL}};
    td_task *tasks[] = {td_spawn(bot, "bot"), td_spawn(talker, "left", left),
                        td_spawn(talker, "right", right)};

    await td_sleep(300);
    say("host", "we are closing");
    for (int i = 0; i < 3; i++) {
        int r = 0;

        td_cancel(tasks[i]); /* harmless for one who has left */
        await td_join(tasks[i], &r);
        printf("task %d: %s\n", i, r == -ECANCELED ? "cancelled" : r < 0 ? "failed" : "done");
    }
    return 0;
}
