"""The review room. Empty until the job file and the memory that it stands on are built."""
