;;; init.el --- what a test needs beside the configuration on the page  -*- lexical-binding: t -*-

;; Compiling what it loads would keep the machine busy for longer than a test takes.
(setq native-comp-jit-compilation nil)

;; A server that dies within three seconds is taken for broken and left alone; tests are faster.
(setq eglot-autoreconnect 0)

;; As installing the package does it.
(autoload 'markdown-mode "markdown-mode" nil t)
(add-to-list 'auto-mode-alist '("\\.md\\'" . markdown-mode))

;; Tests ask over this socket for what the screen does not show.
(require 'server)
(setq server-name "socket" server-socket-dir (expand-file-name "~"))
(server-start)

(defun found ()
  "What the server found in the draft: check and words of each finding, in order."
  (with-current-buffer (window-buffer)
    (mapconcat
     (lambda (finding)
       (let ((text (flymake-diagnostic-text finding)))
         (format "%s: %s"
                 (if (string-match "\\[\\(.*?\\)\\]" text) (match-string 1 text) text)
                 (buffer-substring-no-properties (flymake-diagnostic-beg finding)
                                                 (flymake-diagnostic-end finding)))))
     (sort (flymake-diagnostics)
           (lambda (one other) (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other))))
     ", ")))
