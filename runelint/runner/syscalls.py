"""The numbers of system calls on the machines that the sandbox knows.

Taken from the kernel's arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
"""

from __future__ import annotations

from typing import NamedTuple


class Numbers(NamedTuple):
    """The number of one system call on each machine; None where it does not exist."""

    x86_64: int | None
    aarch64: int | None


ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""AUDIT_ARCH_* of linux/audit.h."""

FORBIDDEN = {
    # Keys: without this a plugin reads and plants keys in the caller's session keyring.
    "add_key": Numbers(248, 217),
    "request_key": Numbers(249, 218),
    "keyctl": Numbers(250, 219),
    # Other processes.
    "ptrace": Numbers(101, 117),
    "process_vm_readv": Numbers(310, 270),
    "process_vm_writev": Numbers(311, 271),
    "kcmp": Numbers(312, 272),
    "pidfd_getfd": Numbers(438, 438),
    "process_madvise": Numbers(440, 440),
    # Mounts and namespaces; `clone` is looked at by its flags.
    "mount": Numbers(165, 40),
    "umount2": Numbers(166, 39),
    "pivot_root": Numbers(155, 41),
    "chroot": Numbers(161, 51),
    "unshare": Numbers(272, 97),
    "setns": Numbers(308, 268),
    "mount_setattr": Numbers(442, 442),
    # Memory that no limit of a process counts.
    "shmget": Numbers(29, 194),
    "shmat": Numbers(30, 196),
    "shmctl": Numbers(31, 195),
    "msgget": Numbers(68, 186),
    "msgsnd": Numbers(69, 189),
    "msgrcv": Numbers(70, 188),
    "msgctl": Numbers(71, 187),
    "semget": Numbers(64, 190),
    "semop": Numbers(65, 193),
    "semctl": Numbers(66, 191),
    "semtimedop": Numbers(220, 192),
    "mq_open": Numbers(240, 180),
    "mq_unlink": Numbers(241, 181),
    "mlock": Numbers(149, 228),
    "mlock2": Numbers(325, 284),
    "mlockall": Numbers(151, 230),
    # A pipe keeps a huge page alive for each of the small pieces that are put into it.
    "vmsplice": Numbers(278, 75),
    # Parts of the kernel that a plugin has no use for.
    "bpf": Numbers(321, 280),
    "perf_event_open": Numbers(298, 241),
    "userfaultfd": Numbers(323, 282),
    "fanotify_init": Numbers(300, 262),
    "name_to_handle_at": Numbers(303, 264),
    "open_by_handle_at": Numbers(304, 265),
    "lookup_dcookie": Numbers(212, 18),
    "nfsservctl": Numbers(180, 42),
    "uselib": Numbers(134, None),
    "_sysctl": Numbers(156, None),
    "modify_ldt": Numbers(154, None),
    "mbind": Numbers(237, 235),
    "migrate_pages": Numbers(256, 238),
    "move_pages": Numbers(279, 239),
    "set_mempolicy": Numbers(238, 237),
    "set_mempolicy_home_node": Numbers(450, 450),
    # The machine as a whole.
    "kexec_load": Numbers(246, 104),
    "kexec_file_load": Numbers(320, 294),
    "init_module": Numbers(175, 105),
    "finit_module": Numbers(313, 273),
    "delete_module": Numbers(176, 106),
    "reboot": Numbers(169, 142),
    "swapon": Numbers(167, 224),
    "swapoff": Numbers(168, 225),
    "acct": Numbers(163, 89),
    "quotactl": Numbers(179, 60),
    "quotactl_fd": Numbers(443, 443),
    "syslog": Numbers(103, 116),
    "settimeofday": Numbers(164, 170),
    "clock_settime": Numbers(227, 112),
    "clock_adjtime": Numbers(305, 266),
    "adjtimex": Numbers(159, 171),
    "sethostname": Numbers(170, 161),
    "setdomainname": Numbers(171, 162),
    "iopl": Numbers(172, None),
    "ioperm": Numbers(173, None),
    "vhangup": Numbers(153, 58),
}
"""They fail with EPERM, as they do for a user without privilege."""

UNKNOWN = {
    "clone3": Numbers(435, 435),
    "io_uring_setup": Numbers(425, 425),
    "io_uring_enter": Numbers(426, 426),
    "io_uring_register": Numbers(427, 427),
    "open_tree": Numbers(428, 428),
    "move_mount": Numbers(429, 429),
    "fsopen": Numbers(430, 430),
    "fsconfig": Numbers(431, 431),
    "fsmount": Numbers(432, 432),
    "fspick": Numbers(433, 433),
    "open_tree_attr": Numbers(467, 467),
    "memfd_create": Numbers(319, 279),
    "memfd_secret": Numbers(447, 447),
    # What other programs of the machine do to files that are seen here as well, and counts that all share.
    "inotify_init": Numbers(253, None),
    "inotify_init1": Numbers(294, 26),
    "io_setup": Numbers(206, 0),
    "landlock_create_ruleset": Numbers(444, 444),
    "landlock_add_rule": Numbers(445, 445),
    "landlock_restrict_self": Numbers(446, 446),
    "statmount": Numbers(457, 457),
    "listmount": Numbers(458, 458),
}
"""They fail with ENOSYS, as on an older kernel: those who call them have another way, which is looked at (clone3)."""

UNSUPPORTED = {
    # A list of rights has up to 64 KB, in kernel memory that nothing counts.
    "setxattr": Numbers(188, 5),
    "lsetxattr": Numbers(189, 6),
    "fsetxattr": Numbers(190, 7),
    "setxattrat": Numbers(463, 463),
}
"""They fail with EOPNOTSUPP, as on a file system that has no such thing: `cp -p` then does without."""

CLONE = Numbers(56, 220)
MMAP = Numbers(9, 222)
SOCKET = Numbers(41, 198)
IOCTL = Numbers(16, 29)
FCNTL = Numbers(72, 25)
PRLIMIT = Numbers(302, 261)
SECCOMP = Numbers(317, 277)
