# Each target is one readable script in .make/.
.PHONY: run test

run: ; @.make/run
test: ; @.make/test
