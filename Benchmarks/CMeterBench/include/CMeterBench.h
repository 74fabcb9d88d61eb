#ifndef CMETERBENCH_H
#define CMETERBENCH_H

// What Swift's Glibc module leaves out.
#include <sys/epoll.h>

/// Calls of malloc, calloc, realloc and posix_memalign in this process so far.
unsigned long malloc_counter_calls(void);
/// Octets that are allocated now, as the allocator rounds them.
long malloc_counter_octets(void);

/// Keeps the calling process on one core; 0 is the first.
void pin_to_core(int core);

/// Lets the calling process end when its parent does, however that ended.
void end_with_parent(void);

#endif
