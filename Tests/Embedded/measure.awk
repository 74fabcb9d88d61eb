# Reads the budget, then a listing of sections, symbols and code; prints what a firmware takes, and fails above.
#
# A function's frame is what it pushes and subtracts from sp. The stack is the deepest path of calls. A call through a
# register goes to all functions whose address the register is loaded with in the caller, as the compiler does for
# functions called often; one that could go anywhere is an error.

function number(digits,   index_, value) {
    value = 0
    for (index_ = 1; index_ <= length(digits); index_++)
        value = value * 16 + index("0123456789abcdef", tolower(substr(digits, index_, 1))) - 1
    return value
}

# The first immediate in `text`, "#24" or "#0x18", without its sign.
function immediate(text) {
    match(text, /#-?(0x[0-9a-f]+|[0-9]+)/)
    text = substr(text, RSTART + 1, RLENGTH - 1)
    sub(/^-/, "", text)
    return text ~ /^0x/ ? number(substr(text, 3)) : text + 0
}

function registers(list,   parts, count, index_, ends, total) {
    gsub(/[{} ]/, "", list)
    count = split(list, parts, ",")
    for (index_ = 1; index_ <= count; index_++)
        total += split(parts[index_], ends, "-") == 2 ? substr(ends[2], 2) - substr(ends[1], 2) + 1 : 1
    return total
}

# Octets of stack below `name`, itself included; `recursive` is set when a path comes back to itself.
function depth(name,   targets, count, index_, below, deepest, via) {
    if (name in known) return known[name]
    if (name in walking) { recursive = name; return 0 }
    walking[name] = 1
    count = split(calls[name], targets, " ")
    for (index_ = 1; index_ <= count; index_++) {
        below = depth(targets[index_])
        if (below > deepest) { deepest = below; via = targets[index_] }
    }
    delete walking[name]
    next_[name] = via
    return known[name] = frame[name] + deepest
}

# The register holds the address `value` somewhere in `name`, which is a function or not.
function load(name, register, value) {
    value -= value % 2
    if (value in start) pointers[name, register] = pointers[name, register] " " start[value]
}

function call(name, target) {
    if (target != name && index(calls[name] " ", " " target " ") == 0) calls[name] = calls[name] " " target
}

FILENAME ~ /budget$/ { if ($1 !~ /^#/ && NF == 2) budget[$1] = $2; next }

$1 == "section" && NF >= 4 { size[$3] = number($4); next }

# Thumb functions have odd addresses; mapping symbols ($t, $d) are no functions.
$1 == "symbol" {
    if ($3 ~ /^[tTwW]$/ && $4 !~ /^\$[atd](\.|$)/) start[number($2) - number($2) % 2] = $4
    next
}

$1 == "code" && $2 ~ /^[0-9a-f]+:$/ {
    address = number(substr($2, 1, length($2) - 1))
    if ($NF ~ /^0x[0-9a-f]+$/ && $(NF - 1) == ".word") { word[address] = number(substr($NF, 3)); next }
    if (address in start) current = start[address]
    line[++lines] = address "\t" current "\t" $3
    text = $0
    sub(/^code +[0-9a-f]+: *\t?/, "", text)
    sub(/^[^ \t]+[ \t]*/, "", text)
    operands[lines] = text
    next
}

END {
    for (index_ = 1; index_ <= lines; index_++) look(line[index_], operands[index_])
    report()
}

function look(entry, text,   parts, address, name, operation, target, register, at) {
    split(entry, parts, "\t")
    address = parts[1]; name = parts[2]; operation = parts[3]
    if (operation ~ /^push/) frame[name] += 4 * registers(text)
    else if (operation ~ /^vpush/) frame[name] += 8 * registers(text)
    else if (operation ~ /^subw?(\.w)?$/ && text ~ /^sp, (sp, )?#/) frame[name] += immediate(text)
    else if (operation ~ /^str/ && text ~ /\[sp, #-[0-9a-fx]+\]!/) frame[name] += immediate(text)
    if (operation ~ /^ldr/ && text ~ /\[pc, #[0-9a-fx]+\].*@ 0x/) {
        register = text; sub(/,.*/, "", register)
        at = text; sub(/.*@ 0x/, "", at); sub(/[^0-9a-f].*/, "", at)
        loaded[name, register] = word[number(at)]
        load(name, register, loaded[name, register])
    } else if (operation == "add" && text ~ /^r[0-9]+, pc/) {
        register = text; sub(/,.*/, "", register)
        load(name, register, (loaded[name, register] + address + 4) % 4294967296)
    } else if (operation == "blx") {
        register = text; sub(/[^r0-9].*/, "", register)
        indirect[name, register] = 1
    } else if (operation ~ /^b/ && operation !~ /^(bic|bfi|bfc|bkpt)/ && text ~ /^0x[0-9a-f]+/) {
        target = text; sub(/^0x/, "", target); sub(/[^0-9a-f].*/, "", target)
        target = number(target)
        if (target in start) call(name, start[target])
    }
}

function line_of(what, value, limit) {
    printf("  %-10s %6d octets, budget %d%s\n", what, value, limit, (value > limit ? "  EXCEEDED" : ""))
    if (value > limit) failed = 1
}

function report(   name, largest, deepest, entry, parts, other, targets, index_) {
    for (name in frame) if (frame[name] > frame[largest]) largest = name
    for (entry in indirect) {
        split(entry, parts, SUBSEP)
        name = parts[1]
        # What runs once when a global is first used, and nothing else, is handed over as an argument.
        if (name == "swift_once") { for (other in frame) if (other ~ /_WZ$/) call(name, other) }
        else if (pointers[entry] == "") { printf("error: %s calls through a register\n", name); failed = 1 }
        else for (index_ = split(pointers[entry], targets, " "); index_ > 0; index_--) call(name, targets[index_])
    }
    deepest = depth("reset")
    if (recursive != "") { printf "error: %s calls itself: the stack has no bound\n", recursive; failed = 1 }
    printf "firmware, object list in %s (armv7em, no allocator)\n", variant == "Image" ? "RAM, loaded" : variant == "HDLC" ? "ROM, over HDLC" : "ROM"
    line_of("code", size[".text"], budget["code"])
    line_of("constants", size[".rodata"], budget["constants"])
    line_of("ram", size[".data"] + size[".bss"] - image, budget["ram"])
    if (image > 0) printf "  %-10s %6d octets, given by the caller\n", "image", image
    line_of("stack", deepest, budget["stack"])
    line_of("frame", frame[largest], budget["frame"])
    if (failed) {
        for (name = "reset"; name != ""; name = next_[name]) printf "    %5d %s\n", frame[name], name
        exit 1
    }
}
