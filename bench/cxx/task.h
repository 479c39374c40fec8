/* Lazy tasks with symmetric transfer, and a loop with a queue. */
#ifndef BENCH_CXX_TASK_H
#define BENCH_CXX_TASK_H

#include <coroutine>
#include <utility>

#include "pool.h"

struct ready { /* in the queue; a part of the waiter's frame */
    ready *next;
    std::coroutine_handle<> handle;
};

struct queue_t {
    ready *head = nullptr, **tail = &head;

    void push(ready *r)
    {
        r->next = nullptr;
        *tail = r;
        tail = &r->next;
    }

    void run_all()
    {
        while (head) {
            ready *r = head;
            head = r->next;
            if (!head)
                tail = &head;
            r->handle.resume();
        }
    }
};
extern queue_t queue;

/* co_await turn(): lets every other task that is ready run before the caller goes on. */
struct turn : ready {
    bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<> h) noexcept
    {
        handle = h;
        queue.push(this);
    }
    void await_resume() noexcept {}
};

struct promise_base : pooled {
    std::coroutine_handle<> caller = nullptr;
    struct back {
        bool await_ready() noexcept { return false; }
        template <class P>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<P> self) noexcept
        {
            auto caller = self.promise().caller;
            return caller ? caller : std::noop_coroutine();
        }
        void await_resume() noexcept {}
    };
    std::suspend_always initial_suspend() noexcept { return {}; }
    back final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept { std::abort(); }
};

class task {
public:
    struct promise_type : promise_base {
        long value;
        task get_return_object() { return task(handle::from_promise(*this)); }
        void return_value(long v) noexcept { value = v; }
    };
    using handle = std::coroutine_handle<promise_type>;

    explicit task(handle h) : h(h) {}
    task(task &&other) noexcept : h(std::exchange(other.h, nullptr)) {}
    ~task()
    {
        if (h)
            h.destroy();
    }

    bool await_ready() noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller) noexcept
    {
        h.promise().caller = caller;
        return h;
    }
    long await_resume() noexcept { return h.promise().value; }

    /* Runs it and all that becomes ready. */
    long run()
    {
        h.resume();
        queue.run_all();
        return h.promise().value;
    }

protected:
    handle h;
};

/* Started through the queue, and joined: co_await spawned(f(x)). */
class spawned {
public:
    struct promise_type : promise_base, ready {
        long value;
        bool finished = false;
        spawned get_return_object()
        {
            auto h = std::coroutine_handle<promise_type>::from_promise(*this);
            handle = h;
            queue.push(this);
            return spawned(h);
        }
        void return_value(long v) noexcept
        {
            value = v;
            finished = true;
        }
        struct wake {
            bool await_ready() noexcept { return false; }
            void await_suspend(std::coroutine_handle<promise_type> self) noexcept
            {
                promise_type &p = self.promise();
                if (p.caller) { /* the joiner takes its turn: p serves as its place in the queue */
                    p.handle = p.caller;
                    queue.push(&p);
                }
            }
            void await_resume() noexcept {}
        };
        wake final_suspend() noexcept { return {}; }
    };

    explicit spawned(std::coroutine_handle<promise_type> h) : h(h) {}
    spawned(spawned &&other) noexcept : h(std::exchange(other.h, nullptr)) {}
    ~spawned()
    {
        if (h)
            h.destroy();
    }
    bool await_ready() noexcept { return h.promise().finished; }
    void await_suspend(std::coroutine_handle<> caller) noexcept { h.promise().caller = caller; }
    long await_resume() noexcept { return h.promise().value; }

private:
    std::coroutine_handle<promise_type> h;
};

/* Started through the queue; its frame goes when it ends. */
struct detached {
    struct promise_type : pooled {
        detached get_return_object() noexcept { return {}; }
        turn initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() noexcept {}
        void unhandled_exception() noexcept { std::abort(); }
    };
};

#endif
