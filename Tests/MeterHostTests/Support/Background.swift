import Dispatch

/// Runs `body` on another thread.
func runInBackground(_ body: @escaping @Sendable () -> Void) { DispatchQueue.global().async(execute: body) }
