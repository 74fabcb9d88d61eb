# Each target installs what it misses by itself (Tests/Tools/need.sh).
#
#   make run [METER=FILE]   opens the console on a meter
#   make test               every suite: unit, firmware, real clients, terminal
#   make lint               style, warnings, import directions, what must not be in the repository
#   make bench              speed against two echo servers in the same run
#   make fuzz [SECONDS=60]  libFuzzer on every decoder
#   make build              the program, optimised

METER ?= SampleMeters/three-phase.yaml
SECONDS ?= 60
need = @Tests/Tools/need.sh

.PHONY: run build test lint bench fuzz clean

run: build
	@exec "$$(swift build -c release --show-bin-path)/meterconsole" run $(METER)

build:
	$(need) swift ncurses sqlite ssl
	swift build -c release --product meterconsole

test:
	$(need) swift ncurses sqlite ssl python tmux socat
	@Tests/Tools/test.sh

lint:
	$(need) swift ncurses sqlite ssl python
	@Tests/Tools/lint.sh

bench:
	$(need) swift ncurses sqlite ssl
	swift build -c release --product MeterBench
	@"$$(swift build -c release --show-bin-path)/MeterBench"

fuzz:
	$(need) swift
	@Fuzz/run.sh $(SECONDS)

clean:
	rm -rf .build .build-*
