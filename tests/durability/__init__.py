"""Proofs that nothing is lost: disks that fail, power that goes, programs that are killed."""
