# The doors of ostler.  Each works from a clean clone; what is missing on the
# machine is installed by scripts/install-packages (root, or sudo).

export PATH := $(PATH):$(HOME)/.cargo/bin
.DEFAULT_GOAL := help
.PHONY: help run test prove check bench bench-quick lab lab-smoke lab-prove parity clients install-packages

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | \
	    while IFS='|' read -r door what; do printf '%-22s %s\n' "$$door" "$$what"; done

run: ## build, start a private ostlerd, boot a guest, show its console
	@scripts/install-packages rust run
	@scripts/demonstrate

test: ## every test: unit, parity with libvirtd, clients, bad cases
	@scripts/install-packages rust run test
	@scripts/test

prove: ## what takes longer than `make test`: all of the lab, knives, storms (1 h, root)
	@scripts/install-packages rust run test lab
	@cargo build --quiet -p ostlerd -p ostler
	@scripts/prove

lab-smoke: ## short proofs in the lab; part of `make test` (root)
	@scripts/install-packages rust run
	@cargo build --quiet -p ostlerd -p ostler
	@tests/lab/smoke

lab-prove: ## the long proofs in the lab, part of `make prove`, half an hour (root)
	@scripts/install-packages rust run
	@cargo build --quiet -p ostlerd -p ostler
	@tests/lab/smoke --long

check: ## formatting, lints, tidiness, dependency direction, generated files
	@scripts/install-packages rust
	@scripts/check

bench: ## ostlerd and libvirtd side by side, with the floors, about 15 minutes
	@scripts/install-packages rust run test
	@benches/run

bench-quick: ## the same table from fewer rounds, under 3 minutes
	@scripts/install-packages rust run test
	@benches/run --quick

parity: ## only the comparison of virsh's output
	@scripts/install-packages rust run test
	@cargo build --quiet -p ostlerd
	@tests/parity/run

clients: ## only the other clients: python, perl, Go
	@scripts/install-packages rust run test
	@cargo build --quiet -p ostlerd
	@tests/clients/run

lab: ## a machine with IOMMU, KVM and SR-IOV in QEMU, with this tree under /host
	@scripts/install-packages rust run lab
	@cargo build --quiet -p ostlerd -p ostler
	@export LAB_CACHE="$${LAB_CACHE:-$$PWD/target/cache/lab}"; \
	    tests/lab/lab build --missing && tests/lab/lab shell --host .

install-packages: ## only install what the other doors need
	@scripts/install-packages
