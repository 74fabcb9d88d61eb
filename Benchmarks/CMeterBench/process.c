#define _GNU_SOURCE
#include "CMeterBench.h"

#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>

void pin_to_core(int core) {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    // A machine with one core, or one that forbids it, measures unpinned.
    (void)sched_setaffinity(0, sizeof cores, &cores);
}

void end_with_parent(void) { (void)prctl(PR_SET_PDEATHSIG, SIGKILL); }
