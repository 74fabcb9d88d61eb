// What the firmware needs of its board: memory, and nothing else.
#pragma once
#include <stddef.h>
#include <stdint.h>

struct board_memory {
    uint8_t *session;          // associations of the one link
    size_t session_size;
    uint32_t *registers;       // what the metering chip counted, by register number
    size_t register_count;
    const uint8_t *image;      // object list as an octet image; used by the image variant only
    size_t image_size;
    uint8_t *line;             // frames and APDUs of an HDLC line; used by the HDLC variant only
    size_t line_size;
};

struct board_memory board_memory(void);
