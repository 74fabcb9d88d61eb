import MeterHost
import TerminalKit

extension FramesScreen {
    static let commandTable: [Command<FramesScreen>] = [
        Command("filter", "/", label: "filter", help: "Show only frames that match; empty shows all.") { screen, _ in
            screen.askForFilter()
        },
        Command(
            "find", .control("f"), "f", help: "Go to the next frame that matches, without hiding others.",
            arguments: [Argument("FILTER", isOptional: true, takesRest: true)]
        ) { screen, words in screen.find(words.first) },
        Command(
            "next", "n", help: "Go to the next frame that matches the search.",
            disabled: { $0.search == nil ? "nothing was searched; Ctrl-F does" : nil }
        ) { screen, _ in screen.step(1) },
        Command(
            "previous", "N", help: "Go to the previous frame that matches the search.",
            disabled: { $0.search == nil ? "nothing was searched; Ctrl-F does" : nil }
        ) { screen, _ in screen.step(-1) },
        Command("follow", "F", label: "follow", help: "Select new frames as they come, or stop that.") { screen, _ in
            screen.toggleFollow()
        },
        Command("pause", " ", label: "pause", help: "Stop showing new frames; the meter goes on.") { screen, _ in
            screen.togglePause()
        },
        Command(
            "blocks", "b",
            help: "Open a transfer into its blocks or an APDU into its HDLC frames, or fold them into one row; "
                + "also Right and Left.",
            disabled: {
                $0.selectedTransfer == nil && $0.selectedSegmentedAPDU == nil
                    ? "the frame belongs to no transfer in blocks, and to no APDU in segments" : nil
            }
        ) { screen, _ in screen.toggleBlocks() },
        Command("mark", "m", label: "mark", help: "Mark the frame; the filter `marked` shows these.") { screen, _ in
            screen.toggleMark()
        },
        Command("nextmark", "'", help: "Go to the next marked frame.") { screen, _ in screen.goToNextMark() },
        Command(
            "replay", "R",
            help: "Have the meter answer the request once more, or send the answer or notification again.",
            disabled: { screen in
                if screen.meter.isReadOnly { return "the console is read-only (--readonly)" }
                return screen.selected == nil ? "no frame is selected" : nil
            }
        ) { screen, _ in
            guard let number = screen.selected else { return .message(.warning("no frame is selected")) }
            return .outcome(screen.meter.perform(.replay(frame: number)))
        },
        Command("copy", "y", label: "copy", help: "Copy the frame as hex, text or JSON.") { screen, _ in
            screen.askForCopy()
        },
        Command(
            "export", "x", help: "Write the frames shown to a file: .json lines, .txt decoded, .hex octets.",
            arguments: [Argument("FILE", takesRest: true)]
        ) { screen, words in screen.export(to: words[0]) },
        Command("clear", help: "Forget all frames.") { screen, _ in screen.clear() },
    ]
}

// MARK: - Filter and search

extension FramesScreen {
    private func askForFilter() -> Reaction {
        var rules = Prompt.Rules()
        rules.fault = { FrameFilter.fault(in: $0) }
        rules.showsValidity = true
        rules.complete = { FilterCompletion.completions(of: $0) }
        let prompt = Prompt("/", text: frames.filterText, history: filterHistory, rules: rules) { [unowned self] text in
            use(filter: text)
        }
        return .present(prompt)
    }

    /// Shows only what matches; an empty text shows all.
    func use(filter text: String) -> Reaction {
        let number = selected
        do {
            frames.use(text.isEmpty ? nil : try FrameFilter(text), text: text)
        } catch {
            return .message(.error("invalid filter: \(error.reason)"))
        }
        filterHistory.append(text)
        if let number, !isFollowing { select(number: number) }
        return .handled
    }

    private func find(_ text: String?) -> Reaction {
        guard let text else {
            var rules = Prompt.Rules()
            rules.fault = { FrameFilter.fault(in: $0) }
            rules.complete = { FilterCompletion.completions(of: $0) }
            return .present(
                Prompt("find ", history: searchHistory, rules: rules) { [unowned self] in find($0) }
            )
        }
        do {
            search = try FrameFilter(text)
        } catch {
            return .message(.error("invalid search: \(error.reason)"))
        }
        searchHistory.append(text)
        return step(1)
    }

    /// Goes to the next or previous match, and around the end once.
    private func step(_ direction: Int) -> Reaction {
        guard let search, frames.count > 0 else { return .message(.warning("no frames")) }
        let end = ContinuousClock.now + .milliseconds(30)
        for distance in 1...frames.count where distance % 64 != 0 || ContinuousClock.now < end {
            let row = ((list.selection + direction * distance) % frames.count + frames.count) % frames.count
            guard let number = frames[row], facts(number).map(search.matches) ?? false else { continue }
            isFollowing = false
            list.select(row)
            return .handled
        }
        return .message(.warning("no frame matches"))
    }
}

// MARK: - Following, pausing, marking

extension FramesScreen {
    private func toggleFollow() -> Reaction {
        isFollowing.toggle()
        if isFollowing { frames.setPaused(false, at: 0) }
        return .message(Notice(isFollowing ? "following the newest frame" : "not following"))
    }

    private func togglePause() -> Reaction {
        let isPaused = frames.pausedAt == nil
        frames.setPaused(isPaused, at: meter.capture.nextNumber)
        return .message(Notice(isPaused ? "display paused; the meter goes on" : "display goes on"))
    }

    private func toggleMark() -> Reaction {
        guard let selected else { return .message(.warning("no frame is selected")) }
        if marks.remove(selected) == nil { marks.insert(selected) }
        return .handled
    }

    private func goToNextMark() -> Reaction {
        let current = selected ?? 0
        let kept = marks.filter { $0 >= meter.capture.firstNumber }.sorted()
        guard let next = kept.first(where: { $0 > current }) ?? kept.first else {
            return .message(.warning("no frame is marked; m marks one"))
        }
        select(number: next)
        return .handled
    }

    private func clear() -> Reaction {
        meter.capture.clear()
        marks = []
        return .message(Notice("all frames forgotten"))
    }
}

// MARK: - Out of the screen

extension FramesScreen {
    private func askForCopy() -> Reaction {
        guard let number = selected, let frame = meter.capture[number] else {
            return .message(.warning("no frame is selected"))
        }
        let (isRevealed, opener) = (secrets.isRevealed, meter.opener)
        let forms: [(name: String, text: () -> String)] = [
            ("hex", { FrameExport.hex(frame, revealing: isRevealed) }),
            ("text", { FrameExport.text(frame, revealing: isRevealed, with: opener) }),
            ("JSON", { FrameExport.json(frame, revealing: isRevealed, with: opener).line }),
        ]
        return .present(
            ChooseDialog("Copy frame \(number) as", forms.map { StyledLine($0.name) }) { choice in
                .copy(forms[choice].text(), saying: Notice("frame \(number) copied as \(forms[choice].name)"))
            })
    }

    /// Writes the frames that the list shows; what the file's name ends with says how.
    private func export(to path: String) -> Reaction {
        let numbers = (0..<frames.count).compactMap { frames[$0] }
        do {
            try FrameFile.write(numbers.lazy.compactMap { [meter] in meter.capture[$0] }, to: path, with: meter.opener)
            return .message(.good("\(numbers.count) frames written to \(path); secrets are masked"))
        } catch {
            return .message(.error(error.description))
        }
    }
}
