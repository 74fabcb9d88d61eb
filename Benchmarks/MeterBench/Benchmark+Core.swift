extension Benchmark {
    func showCore() throws {}
}
