# Each target is one readable script in .make/.
.PHONY: run test bench

run: ; @.make/run
test: ; @.make/test
bench: ; @.make/bench
