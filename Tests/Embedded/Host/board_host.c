// The board on a development machine: WPDUs, or frames, as lines of hex digits, in and out; "-" for no answer.
#include <stdio.h>
#include <string.h>

#include "board.h"

size_t meter_receive(const uint8_t *wpdu, size_t length, uint8_t *response, size_t room);
size_t object_image(uint8_t *buffer, size_t room);

#define SESSION 512
#define REGISTERS 136
#define IMAGE 1500
#define LINE 2000

struct board_memory board_memory(void) {
    static uint8_t session[SESSION] __attribute__((aligned(8)));
    static uint32_t registers[REGISTERS];
    static uint8_t image[IMAGE];
    static uint8_t line[LINE] __attribute__((aligned(8)));
    for (size_t index = 0; index < REGISTERS; index++) registers[index] = 1000 + (uint32_t)index;
    struct board_memory memory = {session, SESSION, registers, REGISTERS, image, object_image(image, IMAGE),
                                  line, LINE};
    return memory;
}

static size_t read_hex(const char *line, uint8_t *octets, size_t room) {
    size_t count = 0;
    unsigned octet;
    while (count < room && sscanf(line + 2 * count, "%2x", &octet) == 1) octets[count++] = (uint8_t)octet;
    return count;
}

int main(void) {
    static char line[4096];
    static uint8_t received[2048], answer[8 + 256];
    while (fgets(line, sizeof line, stdin)) {
        size_t count = meter_receive(received, read_hex(line, received, sizeof received), answer, sizeof answer);
        for (size_t index = 0; index < count; index++) printf("%02x", answer[index]);
        puts(count == 0 ? "-" : "");
    }
    return 0;
}
