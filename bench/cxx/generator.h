/* A generator of ints that can delegate: the root knows the innermost one, which is what a resume
 * goes to. */
#ifndef BENCH_CXX_GENERATOR_H
#define BENCH_CXX_GENERATOR_H

#include <coroutine>
#include <utility>

#include "pool.h"

class counter { /* cannot delegate: the simplest generator */
public:
    struct promise_type : pooled {
        int value;
        counter get_return_object() { return counter(handle::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(int v) noexcept
        {
            value = v;
            return {};
        }
        void return_void() noexcept {}
        void unhandled_exception() noexcept { std::abort(); }
    };
    using handle = std::coroutine_handle<promise_type>;

    explicit counter(handle h) : h(h) {}
    counter(counter &&other) noexcept : h(std::exchange(other.h, nullptr)) {}
    ~counter()
    {
        if (h)
            h.destroy();
    }
    bool next(int *value)
    {
        h.resume();
        if (h.done())
            return false;
        *value = h.promise().value;
        return true;
    }

private:
    handle h;
};

class walker { /* can delegate to its like */
public:
    struct promise_type;
    using handle = std::coroutine_handle<promise_type>;

    struct promise_type : pooled {
        promise_type *root = this;
        handle caller = nullptr;
        handle leaf; /* of the root: the innermost */
        int value;   /* of the root */

        walker get_return_object() { return walker(handle::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        struct back {
            bool await_ready() noexcept { return false; }
            std::coroutine_handle<> await_suspend(handle self) noexcept
            {
                promise_type &p = self.promise();
                if (!p.caller)
                    return std::noop_coroutine();
                p.root->leaf = p.caller;
                return p.caller;
            }
            void await_resume() noexcept {}
        };
        back final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(int v) noexcept
        {
            root->value = v;
            return {};
        }
        struct into {
            handle inner; /* the walker itself is a temporary of the co_yield */
            bool await_ready() noexcept { return false; }
            std::coroutine_handle<> await_suspend(handle self) noexcept
            {
                promise_type &p = inner.promise();
                p.root = self.promise().root;
                p.caller = self;
                p.root->leaf = inner;
                return inner;
            }
            void await_resume() noexcept {}
        };
        into yield_value(walker &&inner) noexcept { return {inner.h}; }
        void return_void() noexcept {}
        void unhandled_exception() noexcept { std::abort(); }
    };

    explicit walker(handle h) : h(h) {}
    walker(walker &&other) noexcept : h(std::exchange(other.h, nullptr)) {}
    ~walker()
    {
        if (h)
            h.destroy();
    }
    bool next(int *value)
    {
        if (!started) {
            started = true;
            h.promise().leaf = h;
        }
        h.promise().leaf.resume();
        if (h.done())
            return false;
        *value = h.promise().value;
        return true;
    }

private:
    handle h;
    bool started = false;
};

#endif
