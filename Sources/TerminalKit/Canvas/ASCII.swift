extension Character {
    /// The character itself if it is ASCII, otherwise the nearest ASCII character of one column; `?` where there is none.
    ///
    /// The terminal draws with these under `--ascii`; screens draw as always.
    public var ascii: Character { isASCII ? self : asciiTable[self] ?? "?" }
}

private let asciiTable: [Character: Character] = [
    "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
    "▸": ">", "▾": "v", "▴": "^", "◂": "<", "▶": ">", "◀": "<", "▲": "^", "▼": "v", "→": ">", "←": "<", "↑": "^",
    "↓": "v", "⟵": "<", "⟶": ">", "⇒": ">", "…": "~", "·": ".", "•": "*", "●": "*", "○": "o", "▐": "#", "█": "#",
    "░": ".", "▒": ":", "▌": "#", "✓": "x", "✗": "x", "☐": "o", "☑": "x", "−": "-", "–": "-", "—": "-", "×": "x",
    "÷": "/", "±": "+", "≤": "<", "≥": ">", "≠": "!", "°": "o", "µ": "u", "μ": "u", "Ω": "O", "φ": "f", "Δ": "d",
    "Σ": "S", "¹": "1", "²": "2", "³": "3", "’": "'", "‘": "'", "“": "\"", "”": "\"", "«": "<", "»": ">", "›": ">",
    "‹": "<", "ä": "a", "ö": "o", "ü": "u", "ß": "s", "é": "e", "è": "e",
]
