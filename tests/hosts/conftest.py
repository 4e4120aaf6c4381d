import pytest

from tests.hosts.topology import several_hosts


@pytest.fixture(scope="session")
def topology():
    with several_hosts() as topology:
        yield topology
