"""The editorial calendar of the admin; what may be done to a post is `social.posts`."""
