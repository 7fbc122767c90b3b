"""The stage that every script under tests/ and benches/ plays on.

It starts and ends daemons in private directories (ours and Debian's libvirtd
alike), makes guests for them, and runs virsh in the versions that the project
promises to serve.  It knows nothing of what a script wants to prove.

Only processes that a stage started are ever ended, each by its pid.
"""
