from threadpoolctl import threadpool_info

from actionclust.network.one_thread import one_thread_each


def threads() -> list[int]:
    return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]


def test_dense_products_take_one_thread_each_and_then_as_many_as_before() -> None:
    with one_thread_each():
        assert set(threads()) == {1}
    before = threads()
    with one_thread_each():
        assert set(threads()) == {1}
    assert threads() == before
