// A Cortex-M4 board without an operating system, a C library or a heap: start-up code, static memory, one line.
#include "board.h"

#define MAX_WPDU (8 + 256)
#define SESSION 416

size_t meter_receive(const uint8_t *wpdu, size_t length, uint8_t *response, size_t room);

static uint8_t session[SESSION] __attribute__((aligned(8)));
static uint32_t registers[136];
static uint8_t received[MAX_WPDU], answer[MAX_WPDU];
#ifdef IMAGE_SIZE
static uint8_t image[IMAGE_SIZE];
#define IMAGE image, IMAGE_SIZE
#else
#define IMAGE 0, 0
#endif
#ifdef LINE_SIZE
static uint8_t line_memory[LINE_SIZE] __attribute__((aligned(8)));
#define LINE line_memory, LINE_SIZE
#else
#define LINE 0, 0
#endif

struct board_memory board_memory(void) {
    struct board_memory memory = {session, sizeof session, registers, sizeof registers / sizeof registers[0],
                                  IMAGE, LINE};
    return memory;
}

// A line that hands over whole WPDUs, as a modem or an Ethernet module does.
static volatile uint32_t *const line = (volatile uint32_t *)0x40004000;

static size_t receive(uint8_t *octets, size_t room) {
    size_t count = line[0];
    for (size_t index = 0; index < count && index < room; index++) octets[index] = (uint8_t)line[1];
    return count < room ? count : room;
}

static void send(const uint8_t *octets, size_t count) {
    for (size_t index = 0; index < count; index++) line[2] = octets[index];
}

int main(void) {
#ifdef IMAGE_SIZE
    receive(image, sizeof image);
#endif
    for (;;) {
        size_t count = receive(received, sizeof received);
        if (count != 0) send(answer, meter_receive(received, count, answer, sizeof answer));
    }
}

extern uint32_t data_load, data_start, data_end, bss_start, bss_end, stack_top;

void reset(void) {
    uint32_t *from = &data_load;
    for (uint32_t *to = &data_start; to < &data_end;) *to++ = *from++;
    for (uint32_t *to = &bss_start; to < &bss_end;) *to++ = 0;
    main();
}

__attribute__((section(".vectors"), used)) static void *const vectors[] = {&stack_top, (void *)reset};

// What the compiler calls by itself.
void *memcpy(void *to, const void *from, size_t count) {
    for (size_t index = 0; index < count; index++) ((uint8_t *)to)[index] = ((const uint8_t *)from)[index];
    return to;
}

void *memmove(void *to, const void *from, size_t count) {
    if ((uintptr_t)to <= (uintptr_t)from) return memcpy(to, from, count);
    while (count-- > 0) ((uint8_t *)to)[count] = ((const uint8_t *)from)[count];
    return to;
}

void *memset(void *to, int value, size_t count) {
    for (size_t index = 0; index < count; index++) ((uint8_t *)to)[index] = (uint8_t)value;
    return to;
}

void __aeabi_memcpy(void *to, const void *from, size_t count) { memcpy(to, from, count); }
void __aeabi_memcpy4(void *to, const void *from, size_t count) { memcpy(to, from, count); }
void __aeabi_memcpy8(void *to, const void *from, size_t count) { memcpy(to, from, count); }
void __aeabi_memmove(void *to, const void *from, size_t count) { memmove(to, from, count); }
void __aeabi_memmove4(void *to, const void *from, size_t count) { memmove(to, from, count); }
void __aeabi_memmove8(void *to, const void *from, size_t count) { memmove(to, from, count); }
void __aeabi_memset(void *to, size_t count, int value) { memset(to, value, count); }
void __aeabi_memset4(void *to, size_t count, int value) { memset(to, value, count); }
void __aeabi_memset8(void *to, size_t count, int value) { memset(to, value, count); }
void __aeabi_memclr(void *to, size_t count) { memset(to, 0, count); }
void __aeabi_memclr4(void *to, size_t count) { memset(to, 0, count); }
void __aeabi_memclr8(void *to, size_t count) { memset(to, 0, count); }
