// Stands before glibc's allocator and counts. The executable's symbols come before those of the libraries, so that
// Swift's runtime is counted as well.
#include "CMeterBench.h"

#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stddef.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static atomic_ulong calls;
static atomic_long octets;

static void *counted(void *block) {
    atomic_fetch_add_explicit(&calls, 1, memory_order_relaxed);
    if (block) {
        atomic_fetch_add_explicit(&octets, (long)malloc_usable_size(block), memory_order_relaxed);
    }
    return block;
}

static void forget(void *block) {
    if (block) {
        atomic_fetch_sub_explicit(&octets, (long)malloc_usable_size(block), memory_order_relaxed);
    }
}

unsigned long malloc_counter_calls(void) { return atomic_load_explicit(&calls, memory_order_relaxed); }
long malloc_counter_octets(void) { return atomic_load_explicit(&octets, memory_order_relaxed); }

void *malloc(size_t size) { return counted(__libc_malloc(size)); }
void *calloc(size_t count, size_t size) { return counted(__libc_calloc(count, size)); }

void *realloc(void *block, size_t size) {
    forget(block);
    return counted(__libc_realloc(block, size));
}

void *memalign(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    *block = memalign(alignment, size);
    return *block || size == 0 ? 0 : ENOMEM;
}

void free(void *block) {
    forget(block);
    __libc_free(block);
}
