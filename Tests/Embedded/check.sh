#!/usr/bin/env bash
# Builds the unchanged core as firmware for a Cortex-M4, without an allocator, prints what it takes and fails above the
# budget; then runs the same firmware sources on this machine, embedded and hosted, through the exchange in
# exchange.txt. Needs nothing but the Swift toolchain. usage: check.sh [BUILD-FOLDER]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
sources=$here/../../Sources
out=${1:-$here/../../.build/embedded}
mkdir -p "$out"

# The toolchain's other programs stand beside the compiler; swiftc itself is often a link into it.
info=$(swiftc -print-target-info)
resources=$(sed -n 's/.*"runtimeResourcePath" *: *"\(.*\)".*/\1/p' <<<"$info")
triple=$(sed -n 's/.*"triple" *: *"\(.*\)".*/\1/p' <<<"$info" | head -1)
tools=$(cd "$resources/../../bin" && pwd)
for tool in clang ld.lld llvm-nm llvm-objdump; do
    [ -x "$tools/$tool" ] || { echo "error: $tool is not beside the Swift compiler, in $tools" >&2; exit 1; }
done

core=(-D Traits -swift-version 6 -package-name meterconsole -wmo -parse-as-library -I "$here/Board" -module-cache-path "$out/modules")
embedded=(-enable-experimental-feature Embedded -Osize -Xfrontend -disable-stack-protector "${core[@]}")
arm=(-target armv7em-none-none-eabi -lto=llvm-full -Xfrontend -function-sections -Xcc -mfloat-abi=soft)

# compile FOLDER FLAGS...: the core as modules, and an object for each variant of the firmware; nothing when no source
# has changed since.
compile() {
    local folder=$out/$1 variant name
    shift
    if [ -e "$folder/done" ] && [ -z "$(find "$sources/DLMSWire" "$sources/DLMSServer" "$here" -newer "$folder/done")" ]
    then
        return
    fi
    mkdir -p "$folder"
    for name in DLMSWire DLMSServer; do
        find "$sources/$name" -name '*.swift' | sort >"$folder/$name.list"
        swiftc "$@" -I "$folder" -module-name $name -emit-module -emit-module-path "$folder/$name.swiftmodule" \
            -c "@$folder/$name.list" -o "$folder/$name.o"
    done
    for variant in ROM Image HDLC; do
        local files=("$here"/Firmware/*.swift "$here/$variant"/*.swift)
        [[ $folder == *arm ]] || files+=("$here"/Host/*.swift)
        swiftc "$@" -I "$folder" -module-name Firmware -c "${files[@]}" -o "$folder/$variant.o"
    done
    touch "$folder/done"
}

# link_arm VARIANT CLANG-FLAGS...: without posix_memalign and free, so that a reachable allocation cannot be linked.
link_arm() {
    local variant=$1 folder=$out/arm
    shift
    "$tools/clang" --target=thumbv7em-none-eabi -mfloat-abi=soft -Os -ffreestanding -fno-builtin -ffunction-sections \
        -Wall -Werror "$@" -c "$here/Board/board_arm.c" -o "$folder/board-$variant.o"
    "$tools/ld.lld" --gc-sections -T "$here/Board/link.ld" "$folder/$variant.o" "$folder/DLMSServer.o" \
        "$folder/DLMSWire.o" "$folder/board-$variant.o" -o "$folder/$variant.elf" ||
        { echo "error: the firmware does not link; an undefined posix_memalign is an allocation in the core" >&2; exit 1; }
}

# measure VARIANT IMAGE-SIZE [BUDGET]: prints the figures and compares them with the budget.
measure() {
    local elf=$out/arm/$1.elf
    {
        "$tools/llvm-objdump" -h "$elf" | sed 's/^/section /'
        "$tools/llvm-nm" -n --defined-only "$elf" | sed 's/^/symbol /'
        "$tools/llvm-objdump" -d --no-show-raw-insn "$elf" | sed 's/^/code /'
    } >"$out/arm/$1.listing"
    awk -v variant="$1" -v image="$2" -f "$here/measure.awk" "${3:-$here/budget}" "$out/arm/$1.listing"
}

# rom_size TRAIT...: octets of code and constants of a firmware with all lines that these traits have. It must link
# without an allocator whatever is in it.
rom_size() {
    local folder name trait
    folder=$out/traits/$(IFS=-; echo "$*")
    local flags=("${embedded[@]}" "${arm[@]}" -I "$folder")
    for trait in "$@"; do flags+=(-D "$trait"); done
    mkdir -p "$folder"
    if [ ! -e "$folder/done" ] ||
        [ -n "$(find "$sources/DLMSWire" "$sources/DLMSServer" "$here" -newer "$folder/done" -print -quit)" ]
    then
        for name in DLMSWire DLMSServer; do
            swiftc "${flags[@]}" -module-name $name -emit-module -emit-module-path "$folder/$name.swiftmodule" \
                -c $(find "$sources/$name" -name '*.swift' | sort) -o "$folder/$name.o"
        done
        local files=("$here"/Firmware/*.swift "$here"/Lines/*.swift)
        [[ " $* " == *" HDLC "* ]] && files+=("$here"/HDLC/{Desk,SerialStation}.swift)
        swiftc "${flags[@]}" -module-name Firmware -c "${files[@]}" -o "$folder/Lines.o"
        "$tools/ld.lld" --gc-sections -T "$here/Board/link.ld" "$folder"/{Lines,DLMSServer,DLMSWire}.o \
            "$out/arm/board-HDLC.o" -o "$folder/Lines.elf"
        touch "$folder/done"
    fi
    "$tools/llvm-objdump" -h "$folder/Lines.elf" | awk '
        function number(digits,   value, at) {
            for (at = 1; at <= length(digits); at++)
                value = value * 16 + index("0123456789abcdef", substr(digits, at, 1)) - 1
            return value
        }
        $2 == ".text" || $2 == ".rodata" { size += number($3) } END { print size }'
}

# print_traits: what the firmware takes with everything in it, and how much of that each trait is.
print_traits() {
    local services=(Access GeneralBlockTransfer MultipleReferences ShortNames) whole hdlc bare trait others other
    local all=("${services[@]}" Wrapper HDLC ModeE)
    whole=$(rom_size "${all[@]}")
    echo "traits (code and constants in ROM): whole $whole octets; of these"
    for trait in "${services[@]}" Wrapper ModeE; do
        others=()
        for other in "${all[@]}"; do [ "$other" = "$trait" ] || others+=("$other"); done
        printf '  %-22s %6d octets\n' "$trait" $((whole - $(rom_size "${others[@]}")))
    done
    # Mode E goes over to HDLC, so there is none without it.
    hdlc=$(rom_size "${services[@]}" Wrapper HDLC) bare=$(rom_size "${services[@]}" Wrapper)
    printf '  %-22s %6d octets\n' HDLC $((hdlc - bare))
}

# run NAME PROGRAM EXCHANGE: the exchange, and its answers against those in the file.
run() {
    sed -n 's/^> //p' "$3" | "$2" >"$out/$1.answers"
    sed -n 's/^< //p' "$3" | cmp -s - "$out/$1.answers" || {
        echo "error: $1 answers the exchange differently:" >&2
        sed -n 's/^< //p' "$3" | diff - "$out/$1.answers" | head -10 >&2
        exit 1
    }
}

# The variants have one line each, and no service that can be left out.
lines=(-D Wrapper -D HDLC)
compile arm "${embedded[@]}" "${arm[@]}" "${lines[@]}" &
on_arm=$!
compile host-embedded "${embedded[@]}" "${lines[@]}" -target "$triple" &
on_host=$!
compile host "${core[@]}" "${lines[@]}" -Onone
wait $on_arm && wait $on_host || exit 1

link_arm ROM
link_arm Image -DIMAGE_SIZE=1500
link_arm HDLC -DLINE_SIZE=2000
measure ROM 0
measure Image 1500
measure HDLC 0 "$here/HDLC/budget"

for variant in ROM Image HDLC; do
    exchange=$here/exchange.txt
    [ $variant = HDLC ] && exchange=$here/HDLC/exchange.txt
    for kind in host-embedded host; do
        folder=$out/$kind
        "$tools/clang" -O1 -Wall -Werror -I "$here/Board" -c "$here/Host/board_host.c" -o "$folder/board.o"
        objects=("$folder/$variant.o" "$folder/DLMSServer.o" "$folder/DLMSWire.o" "$folder/board.o")
        if [ $kind = host ]; then
            swiftc "${objects[@]}" -o "$folder/$variant"
        else
            "$tools/clang" "${objects[@]}" -o "$folder/$variant"
        fi
        run "$kind-$variant" "$folder/$variant" "$exchange"
    done
done
print_traits
echo "exchange: $(grep -c '^>' "$here/exchange.txt") requests answered alike, embedded and hosted, from ROM and image, $(grep -c "^>" "$here/HDLC/exchange.txt") frames over HDLC"
